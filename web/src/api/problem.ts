/** Problem details (RFC 9457) as the server tells them: what, why, what to do. */

export type FieldProblem = { field: string; problem: string; remedy: string };

export type Problem = {
  type?: string;
  code: string;
  title: string;
  status: number;
  detail: string;
  remedy?: string;
  errors?: FieldProblem[];
  [extra: string]: unknown;
};

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.title}：${problem.detail}`);
    this.problem = problem;
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    code: 'client',
    title: '页面出现错误',
    status: 0,
    detail: error instanceof Error ? error.message : '原因不明',
    remedy: '请刷新页面；已填写的内容保存在本机',
  };
}

/** Wrong fields found before anything was sent, in the shape of the server's answer. */
export function invalid(errors: FieldProblem[]): Problem {
  return {
    code: 'invalid',
    title: '提交的内容有误',
    status: 422,
    detail: errors[0]?.problem ?? '',
    remedy: errors[0]?.remedy,
    errors,
  };
}

export const unreachable: Problem = {
  code: 'unreachable',
  title: '没有连上服务器',
  status: 0,
  detail: '网络不通或服务器没有响应，内容没有提交',
  remedy: '请检查网络后重试；已填写的内容保存在本机，重复提交不会产生重复记录',
};

/** A failure without problem details, e.g. from a proxy in between. */
export function wordless(status: number): Problem {
  return {
    code: `http-${status}`,
    title: '请求没有完成',
    status,
    detail: `服务器返回了 ${status}，没有说明原因`,
    remedy: '请稍后重试；仍然失败时请联系管理员',
  };
}

/** The problem once a person has changed that field: its sentence no longer speaks of what stands there. */
export function withoutField(problem: Problem | null, field: string): Problem | null {
  if (!problem?.errors?.some((e) => isOf(e, field))) return problem;
  const errors = problem.errors.filter((e) => !isOf(e, field));
  return errors.length > 0 ? { ...problem, errors } : null;
}

/** A field's own problem or that of something inside it (`photos`, `photos[0].file`). */
export function isOf({ field }: FieldProblem, name: string): boolean {
  return field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[`);
}
