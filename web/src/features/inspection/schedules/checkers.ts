import type { UnitPage } from '../../../api/organisation';

/** Whose work it is to fill in checks, the likeliest first. */
const CHECKERS = ['SAFETY_OFFICER', 'POST_HOLDER', 'UNIT_HEAD'];

export const checkersOf = (page: UnitPage | undefined) =>
  (page?.posts ?? [])
    .filter((post) => CHECKERS.includes(post.role))
    .sort((a, b) => CHECKERS.indexOf(a.role) - CHECKERS.indexOf(b.role));

export const checkerWords = (post: UnitPage['posts'][number]): string =>
  `${post.title}${post.holders.length > 0 ? `（${post.holders.map((h) => h.name).join('、')}）` : '（空缺）'}`;
