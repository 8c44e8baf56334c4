import type { Problem } from '../api/problem';

/** Why somebody came back from the identity server without being let in: what, why, what to do. */
const REFUSALS: Record<string, [detail: string, remedy: string]> = {
  DOWN: ['统一身份认证服务暂时连不上', '请用登录名和密码登录，或稍后再试'],
  DENIED: ['统一身份认证没有放行，或您取消了登录', '请重新登录；仍不行时请用登录名和密码'],
  OVER: ['这次登录已超过十分钟、已经用过，或不是在这个浏览器里开始的', '请重新点“登录”'],
  INVALID: ['统一身份认证的答复没有通过核对', '请重新登录；反复出现时请联系系统管理员'],
  UNKNOWN: ['您的统一身份认证编号还没有登记到账号上', '请把下面的编号告诉系统管理员，登记后即可登录'],
  DISABLED: ['您的账号已停用', '请联系系统管理员恢复'],
  NO_POST: ['您的账号还没有岗位，不能办理任何事项', '请联系安全管理员为您任命岗位'],
};

export function refusalOf(why: string, subject: string | undefined): Problem {
  const [detail, remedy] = REFUSALS[why] ?? ['统一身份认证没有完成', '请重新登录'];
  const number = why === 'UNKNOWN' && subject ? `（编号：${subject.slice(0, 255)}）` : '';
  return { code: `sign-on-${why}`, title: '没有登录成功', status: 403, detail: detail + number, remedy };
}

/** The ticket of the second step stands after the #, where no server sees it. */
export function ticketIn(hash: string): string | null {
  return /^#code=([\w-]+)$/.exec(hash)?.[1] ?? null;
}
