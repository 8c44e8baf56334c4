import type { Level } from '../api/types';

export const LEVEL_WORDS: Record<Level, string> = { MAJOR: '重大', GENERAL: '一般', MINOR: '微小' };
