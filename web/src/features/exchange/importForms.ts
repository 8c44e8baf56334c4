import { address } from '../../api/client';
import type { Verdict } from './queries';
import { columnWords, treeColumnWords } from './words';

/** The two kinds of table that come in, in words and addresses. */
export type ImportForm = {
  title: string;
  /** What a row without fault becomes. */
  act: string;
  steps: readonly [string, string, string];
  intro: string;
  templateWords: string;
  template: string;
  upload: string;
  returned: (id: string) => string;
  rules: readonly string[];
  /** What the rows of a verdict are, in words, and what the server calls them. */
  verdicts: Record<Verdict, [words: string, asked: string]>;
  /** What is counted when it is entered. */
  unit: string;
  columnWords: Record<string, string>;
  /** Columns of the table shown for rows without fault, with their widths. */
  shown: readonly [key: string, width?: number][];
  /** What is told of a row before its cells. */
  outcome: (verdict: Verdict) => [key: 'known' | 'outcome', title: string, width: number][];
};

export const hazardForm: ImportForm = {
  title: '从 Excel 登记隐患',
  act: '登记',
  steps: ['填表上传', '核对', '登记'],
  intro: '模板里有下拉列表和填写说明；手上已有的隐患台账，列名认得出的也可以直接上传。',
  templateWords: '下载登记模板',
  template: address('/imports/template'),
  upload: '/imports',
  returned: (id) => address(`/imports/${id}/returned`),
  rules: [
    '一行写一处隐患，一个文件最多 50,000 行、20 MB。',
    '上传后先逐行核对，看过结果再决定是否登记。',
    '同一行内容上传两次不会重复登记。',
  ],
  verdicts: {
    WRONG: ['有问题', 'WRONG'],
    FRESH: ['可以登记', 'FRESH'],
    KNOWN: ['登记过', 'KNOWN'],
  },
  unit: '条',
  columnWords,
  shown: [['UNIT', 180], ['PLACE', 180], ['DESCRIPTION'], ['CATEGORY', 130], ['SOURCE', 90], ['FOUND', 110]],
  outcome: (verdict) => (verdict === 'KNOWN' ? [['known', '编号', 180]] : []),
};

export const treeForm: ImportForm = {
  title: '从 Excel 导入组织',
  act: '办理',
  steps: ['填表上传', '核对', '办理'],
  intro: '模板里有下拉列表和填写说明；也可以先导出现有的组织，改好后再传回来。',
  templateWords: '下载组织模板',
  template: address('/organisation-tables/template'),
  upload: '/organisation-tables/imports',
  returned: (id) => address(`/organisation-tables/imports/${id}/returned`),
  rules: [
    '一行写一个学区、单位、部门或岗位，岗位行可以同时写由谁担任；最多 20,000 行、20 MB。',
    '上传后先逐行核对：新增、修改、不变还是有问题；看过结果再决定是否办理。',
    '只能办理您本来就有权办理的；表里没有的不会被删除，同一文件再传一次不会重复。',
    '更名、调整隶属、划转、合并、撤销不通过表格，请在单位主页的“机构变动”办理。',
  ],
  verdicts: {
    WRONG: ['有问题', 'REFUSED'],
    FRESH: ['新增或修改', 'ADDED,CHANGED'],
    KNOWN: ['不变', 'UNCHANGED'],
  },
  unit: '行',
  columnWords: treeColumnWords,
  shown: [
    ['LEVEL', 70],
    ['DISTRICT', 110],
    ['CLUSTER', 120],
    ['UNIT', 180],
    ['DEPARTMENT', 110],
    ['POST', 130],
    ['PERSON', 90],
  ],
  outcome: () => [['outcome', '结果', 220]],
};
