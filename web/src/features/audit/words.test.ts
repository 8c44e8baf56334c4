import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actTitle, permissionWords, requestText, subjectText, whyWords } from './words';

const MAIN = '../server/src/main';
const read = (file: string) => readFileSync(`${MAIN}/${file}`, 'utf8');
const sources = readdirSync(`${MAIN}/java`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.java'))
  .map((file) => ({ file, text: read(`java/${file}`) }));
const recording = sources.filter(({ text }) => /\bAuditTrail\b/.test(text));
/** Words of the code that look like an act and are the name of a field, a package or a job. */
const OTHER = /^(content|edited|material|text|org)\.|\.id$|^evidence\.(seal|sign)$/;
const constants = (file: string) =>
  [...read(`java/org/bihuan/${file}`).matchAll(/^ {2}([A-Z_]+)\("/gm)].map(([, name]) =>
    String(name).toLowerCase(),
  );

describe('the audit desk', () => {
  it('has a word for every action of the permission table', () => {
    const table = readFileSync('../server/src/main/resources/catalogue/permissions.csv', 'utf8');
    const actions = table
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '');
    expect(actions.filter((action) => !permissionWords[action])).toEqual([]);
  });
  it('has a word for every act that the code can record', () => {
    const parameters = read('resources/catalogue/parameters.csv');
    const acts = new Set(
      recording
        .flatMap(({ text }) => [...text.matchAll(/"([a-z]+(?:[._][a-z_]+)+)"/g)])
        .map(([, act]) => String(act))
        .filter((act) => act.includes('.') && !OTHER.test(act) && !parameters.includes(act)),
    );
    for (const act of constants('tipoff/ReportAct.java')) acts.add(`report.${act}`);
    for (const act of constants('supervision/LetterAct.java')) acts.add(`supervision.${act}`);
    expect(acts.size).toBeGreaterThan(100);
    expect([...acts].filter((act) => actTitle(act) === act).sort()).toEqual([]);
  });
  it('has a word for every reason for which something is refused or kept from somebody', () => {
    const codes = new Set(['not-found', 'cross-site']);
    for (const { text } of sources)
      for (const [, code] of text.matchAll(
        /(?:Refusal\.forbidden\(|new Refusal\(\s*40[34],|words\(endpoint\), )\s*"([a-z-]+)"/g,
      ))
        codes.add(String(code));
    expect(codes.size).toBeGreaterThan(25);
    expect([...codes].filter((code) => !whyWords[code]).sort()).toEqual([]);
  });
  it('has a word for every kind of thing something is recorded about', () => {
    const kinds = recording.flatMap(({ text }) =>
      [...text.matchAll(/record[A-Za-z]*\([^;]*?"((?:item )?[a-z]+) " \+/g)].map(([, kind]) => kind),
    );
    expect(new Set(kinds).size).toBeGreaterThan(20);
    expect([...new Set(kinds)].filter((kind) => subjectText(`${kind} 1`) === `${kind} 1`)).toEqual([]);
  });
  it('names a refused request that needed no permission', () => {
    expect(actTitle('')).toBe('提交请求');
    expect(actTitle('request')).toBe('提交请求');
  });
  it('says what a request was about in words, and of which thing', () => {
    const ref = '110108-019400aa-1111-7222-8333-444455556666';
    expect(requestText(`GET /api/hazards/${ref}/history`, '一条隐患的经过')).toBe(`一条隐患的经过 ${ref}`);
    expect(requestText('GET /api/hazards', undefined)).toBe('查看 /api/hazards');
  });
  it('names what was refused, also where one of several permissions would have done', () => {
    expect(actTitle('hazard.read')).toBe('查看台账');
    expect(actTitle('org.post.manage user.role.assign')).toBe('设立岗位或任命');
  });
  it("says what things are, and that of a login that is nobody's a digest is kept", () => {
    expect(subjectText('account 0193')).toBe('账号 0193');
    expect(subjectText('GET /api/hazards')).toBe('查看 /api/hazards');
    expect(subjectText('login hd-anquan')).toBe('登录名 hd-anquan');
    expect(subjectText('name 4e51b67d')).toBe('没有这个登录名（只存摘要 4e51b67d）');
  });
});
