package dev.vesper.jobs.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Titles of courses with the words that matter in them: a/b for either, a+b for both. */
final class ChineseTitlesTest {
  private static final String TITLES =
      """
          零基础学Python数据分析: 基础 数据分析/数据+分析
          产品经理的第一堂课: 产品经理/产品+经理
          宝宝辅食制作大全: 宝宝 辅食 制作 大全
          短视频运营与直播带货: 短视频/视频 运营 直播 带货
          小红书爆款笔记写作: 小红书 爆款 笔记 写作
          考研英语词汇速记: 考研 英语 词汇 速记
          雅思口语高分突破: 雅思 口语 高分 突破
          微信公众号涨粉攻略: 微信 公众号/公众 攻略 涨粉
          育儿心理学，读懂孩子的情绪: 育儿 心理学/心理 孩子 情绪
          家庭理财从入门到精通: 家庭 理财 入门 精通
          人工智能与机器学习实战: 人工智能/人工+智能 机器学习/机器+学习 实战
          思维导图高效学习法: 思维导图/思维+导图 高效 学习法/学习
          职场沟通与演讲技巧: 职场 沟通 演讲 技巧
          瑜伽初级体式教学: 瑜伽 初级 体式 教学
          手机摄影后期修图: 手机 摄影 后期 修图
          水彩画入门教程: 水彩画/水彩 入门 教程
          中国古代史十讲: 中国 古代史/古代
          合同法实务案例解析: 合同法/合同 实务 案例 解析
          股票基金投资指南: 股票 基金 投资 指南
          烘焙新手的第一本书: 烘焙 新手
          减脂餐搭配与健身训练: 减脂/减脂餐 搭配 健身 训练
          前端工程师面试题精讲: 前端 工程师 面试题/面试 精讲
          大数据架构师成长之路: 大数据/数据 架构师/架构 成长
          区块链技术原理: 区块链 技术 原理
          深度学习框架源码剖析: 深度学习/深度+学习 框架 源码 剖析
          古诗词鉴赏: 古诗词/诗词 鉴赏
          亲子阅读绘本推荐: 亲子 阅读 绘本 推荐
          中医养生食疗: 中医 养生 食疗
          钢琴自学速成: 钢琴 自学 速成
          私域流量运营增长: 私域 流量 运营 增长
          跨境电商选品: 跨境 电商 选品
          剪映剪辑教程: 剪映 剪辑 教程
          情绪管理与自我成长: 情绪 管理 自我 成长
          书法硬笔楷书练字: 书法 硬笔 楷书 练字
          统计学与概率论基础: 统计学/统计 概率论/概率 基础
          孕期营养与胎教: 孕期 营养 胎教
          小学奥数思维训练: 小学 奥数 思维 训练
          国学经典论语解读: 国学 经典 论语 解读
          声乐发声技巧: 声乐 发声 技巧
          用户增长与社群运营: 用户 增长 社群 运营
      """;

  @Test
  void ofTheWordsThatMatterInTitlesOneIsMissed() {
    assertEquals(List.of("区块链"), TITLES.lines().flatMap(ChineseTitlesTest::missed).toList());
  }

  private static Stream<String> missed(String line) {
    String[] titleAndWords = line.strip().split(": ", -1);
    List<String> words = Wording.words(titleAndWords[0]);
    return Stream.of(titleAndWords[1].split(" ", -1))
        .filter(
            wanted ->
                Stream.of(wanted.split("/", -1))
                    .noneMatch(either -> words.containsAll(List.of(either.split("[+]", -1)))));
  }
}
