package org.bihuan.demo;

import java.util.List;
import org.bihuan.platform.start.StartAnnouncement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The accounts to try the city with, shown on the console of whoever started it. */
@Component
@Profile("demonstration")
class DemoAccountsAnnouncement implements StartAnnouncement {

  private final String password;

  DemoAccountsAnnouncement(@Value("${bihuan.demonstration-password}") String password) {
    this.password = password;
  }

  @Override
  public List<String> lines() {
    return List.of(
        "演示账号（密码都是 " + password + "，只在演示方式下存在）：",
        "  hd-anquan     单位安全干部：核定、指派、制定方案、验收",
        "  hd-xiaozhang  单位主要负责人：签署重大隐患方案、降级申请",
        "  hd-shitang    岗位责任人：巡查上账、当场整改、整改完成",
        "  hd-quguan     区级管理员：审批延期和撤销、验收",
        "  shi-guanli    市级管理员：确认重大隐患销账、审批降级",
        "  hd-jubao      举报专管员：受理举报、交核查、答复（公众在 /report 举报）",
        "  xc-anquan     邻区一所学校的安全干部；xc-quguan 邻区的区级管理员：看不到海淀的任何一条",
        "其余账号见登录页。");
  }
}
