import { createHash } from 'node:crypto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { device, forgetFormerMark, readDraft } from './draft';
import { MOST_HELD } from './heldPhotos';
import { hasZeroBits, solve } from './puzzle';
import { ReportPage } from './ReportPage';

const sent: { url: string; init: RequestInit }[] = [];

function server(answers: (url: string) => Response): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    sent.push({ url, init });
    if (url.endsWith('/puzzle')) return Response.json({ challenge: 'c.1.s', bits: 4 });
    if (url.endsWith('/districts')) return Response.json([{ id: 110108, name: '海淀区' }]);
    return answers(url);
  });
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sent.length = 0;
  localStorage.clear();
  location.hash = '';
});

describe('the puzzle', () => {
  it('is solved as the server checks it', async () => {
    const solution = await solve('c.1.s', 8);
    const digest = createHash('sha256').update(solution).digest('hex');
    expect(digest.startsWith('00')).toBe(true);
    expect(solution.startsWith('c.1.s:')).toBe(true);
  });
  it.each([
    ['0fff', 4, true],
    ['0fff', 5, false],
    ['07ff', 5, true],
    ['0000', 16, true],
    ['0001', 16, false],
  ])('%s has %i zero bits: %s', (hex, bits, yes) => expect(hasZeroBits(hex, bits)).toBe(yes));
});

describe('the public page', () => {
  it('keeps what is typed, sends no cookie, and shows the code once', async () => {
    server(() => Response.json({ code: 'ABCD-EFGH-JKMN-P' }, { status: 201 }));
    const page = render(<ReportPage />);
    fireEvent.change(screen.getByLabelText('单位名称'), { target: { value: '某小学' } });
    fireEvent.change(screen.getByLabelText('反映的问题'), { target: { value: '门锁着' } });
    expect(readDraft().what).toBe('门锁着');
    page.unmount();
    render(<ReportPage />);
    expect((screen.getByLabelText('反映的问题') as HTMLTextAreaElement).value).toBe('门锁着');

    fireEvent.click(screen.getByRole('button', { name: '提交举报' }));

    await screen.findByText('ABCD-EFGH-JKMN-P', {}, { timeout: 10_000 });
    expect(
      sent.every(({ init }) => init.credentials === 'omit' && init.referrerPolicy === 'no-referrer'),
    ).toBe(true);
    expect(localStorage.getItem('bihuan.report.draft') ?? '').not.toContain('门锁着');
    expect(JSON.stringify({ ...localStorage })).not.toContain('ABCD-EFGH');
  });

  it('keeps a draft for seven days after it was last written, however often it is opened', async () => {
    server(() => Response.json({}));
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T04:00:00Z') });
    try {
      let page = render(<ReportPage />);
      expect(localStorage.getItem('bihuan.report.draft'), 'nothing written, nothing kept').toBeNull();
      fireEvent.click(screen.getByLabelText('我愿意留下称呼和联系方式'));
      fireEvent.change(screen.getByLabelText('电话或邮箱'), { target: { value: '13800000000' } });
      expect(screen.getByText(/7\s*天没有续写即删去/).textContent).toContain('称呼和联系方式');
      page.unmount();
      vi.setSystemTime(new Date('2026-11-26T04:00:00Z'));
      page = render(<ReportPage />);
      expect((screen.getByLabelText('电话或邮箱') as HTMLInputElement).value).toBe('13800000000');
      page.unmount();
      vi.setSystemTime(new Date('2026-11-27T04:00:00Z'));
      render(<ReportPage />);
      expect(screen.queryByLabelText('电话或邮箱')).toBeNull();
      expect(JSON.stringify({ ...localStorage })).not.toContain('13800000000');
    } finally {
      vi.useRealTimers();
    }
  });

  it('marks the device for one day of Beijing and leaves no mark of the day before', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T15:00:00Z') });
    try {
      const first = device();
      expect(device(), 'the same all day').toBe(first);
      vi.setSystemTime(new Date('2026-11-20T16:01:00Z'));
      forgetFormerMark();
      expect(JSON.stringify({ ...localStorage })).not.toContain(first);
      expect(device()).not.toBe(first);
      localStorage.setItem('bihuan.report.device', first);
      expect(device(), 'one kept for ever, from before').not.toBe(first);
    } finally {
      vi.useRealTimers();
    }
  });

  const putBack = {
    code: 'history-put-back',
    title: '现在只能查看',
    detail: '数据恢复到了较早的备份',
    remedy: '请系统管理员在“备份”页作恢复声明',
  };

  it('says before somebody writes that nothing is taken now, and no word meant for administrators', async () => {
    server((url) => Response.json(url.endsWith('/open') ? { open: false } : {}));
    render(<ReportPage />);
    const told = await screen.findByRole('alert');
    expect(told.textContent).toBe(
      '暂时不能提交；您写的会存在这部手机上，请稍后再交；情况紧急请拨打 12345 或 119。',
    );
    fireEvent.change(screen.getByLabelText('反映的问题'), { target: { value: '门锁着' } });
    expect(told.textContent).toContain('您写的已存在这部手机上');
  });

  it('says so when it is not taken, and that it is kept only where it is', async () => {
    server((url) =>
      url.endsWith('/open') ? Response.json({ open: true }) : Response.json(putBack, { status: 503 }),
    );
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: full, removeItem: () => {} });
    render(<ReportPage />);
    fireEvent.change(screen.getByLabelText('反映的问题'), { target: { value: '门锁着' } });
    fireEvent.click(screen.getByRole('button', { name: '提交举报' }));
    const told = await screen.findByText(/暂时不能提交/, {}, { timeout: 10_000 });
    expect(told.textContent).toContain('请不要关闭本页，请稍后再交；情况紧急请拨打 12345 或 119');
    expect(document.body.textContent).not.toContain('恢复声明');
    expect((screen.getByLabelText('反映的问题') as HTMLTextAreaElement).value).toBe('门锁着');
  });

  it('empties the form only in two steps, and names what goes', async () => {
    server(() => Response.json({}));
    render(<ReportPage />);
    expect(screen.queryByRole('button', { name: '清空' })).toBeNull();
    fireEvent.change(screen.getByLabelText('反映的问题'), { target: { value: '门锁着' } });
    fireEvent.click(screen.getByRole('button', { name: '清空' }));
    expect(screen.getByRole('alertdialog').textContent).toContain('问题描述（3 个字）');
    fireEvent.click(screen.getByRole('button', { name: '保留' }));
    expect(readDraft().what).toBe('门锁着');
    fireEvent.click(screen.getByRole('button', { name: '清空' }));
    fireEvent.click(screen.getByRole('button', { name: '全部清空' }));
    await waitFor(() => expect(readDraft().what).toBe(''));
  });

  it('says what is wrong beside the field and keeps the words', async () => {
    server(() =>
      Response.json(
        {
          title: '提交的内容有误',
          detail: '没有写明是哪个单位',
          code: 'invalid',
          errors: [{ field: 'target', problem: '没有写明是哪个单位', remedy: '请查找' }],
        },
        { status: 422 },
      ),
    );
    render(<ReportPage />);
    fireEvent.change(screen.getByLabelText('反映的问题'), { target: { value: '门锁着' } });
    fireEvent.click(screen.getByRole('button', { name: '提交举报' }));

    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('没有写明是哪个单位'));
    expect(screen.getByLabelText('单位名称').getAttribute('aria-invalid')).toBe('true');
    expect(readDraft().what).toBe('门锁着');
  });

  it('says every remedy, and no longer what has been filled in since', async () => {
    server(() =>
      Response.json(
        {
          title: '提交的内容有误',
          detail: '反映的问题没有填写',
          code: 'invalid',
          remedy: '请填写反映的问题',
          errors: [
            { field: 'what', problem: '反映的问题没有填写', remedy: '请填写反映的问题' },
            { field: 'target', problem: '没有写明是哪个单位', remedy: '请查找并选择单位' },
          ],
        },
        { status: 422 },
      ),
    );
    render(<ReportPage />);
    fireEvent.click(screen.getByRole('button', { name: '提交举报' }));

    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('请填写反映的问题'));
    expect(screen.getByRole('alert').textContent).toContain('请查找并选择单位');
    fireEvent.change(screen.getByLabelText(/^反映的问题/), { target: { value: '门锁着' } });
    expect(screen.getByRole('alert').textContent).not.toContain('反映的问题');
    fireEvent.change(screen.getByLabelText('单位名称'), { target: { value: '某小学' } });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('does not let an unsaved code go unwarned, nor lose it between the two pages', async () => {
    server(() => Response.json({ code: 'ABCD-EFGH-JKMN-P' }, { status: 201 }));
    const copied: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (words: string) => copied.push(words) } });
    const asked = vi.fn(() => false);
    vi.stubGlobal('confirm', asked);
    const leaves = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    render(<ReportPage />);
    expect(leaves()).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: '提交举报' }));
    await screen.findByText('ABCD-EFGH-JKMN-P', {}, { timeout: 10_000 });

    expect(leaves(), 'warned').toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '再举报一件' }));
    expect(asked).toHaveBeenCalledOnce();
    screen.getByText('ABCD-EFGH-JKMN-P');
    location.hash = '#progress';
    dispatchEvent(new Event('hashchange'));
    await waitFor(() =>
      expect((screen.getByLabelText('查询码') as HTMLInputElement).value).toBe('ABCD-EFGH-JKMN-P'),
    );
    location.hash = '#report';
    dispatchEvent(new Event('hashchange'));
    await screen.findByText('ABCD-EFGH-JKMN-P');
    fireEvent.click(screen.getByRole('button', { name: '复制查询码' }));
    await screen.findByText(/已复制/);
    expect(copied).toEqual(['ABCD-EFGH-JKMN-P']);
    expect(leaves(), 'saved').toBe(false);
  });

  it('says at once that something is no photo, in words for a passer-by', async () => {
    server(() => new Response(null, { status: 204 }));
    render(<ReportPage />);
    const paper = new File(['%PDF-1.7'], '证明.pdf', { type: 'application/pdf' });
    fireEvent.change(screen.getByLabelText(/^照片/), { target: { files: [paper] } });

    await screen.findByText(/只收 JPEG 或 PNG 照片/);
    expect(sent.some(({ url }) => url.includes('/photos'))).toBe(false);
  });

  const chosen = () => {
    const photo = new File([new Uint8Array(64)], '现场.jpg', { type: 'image/jpeg' });
    fireEvent.change(screen.getByLabelText(/^照片/), { target: { files: [photo] } });
  };

  it('holds a photo chosen without a line, over closing the page, and sends it when the line is back', async () => {
    const line = { up: false };
    server((url) => {
      if (!line.up) throw new TypeError('offline');
      return url.includes('/photos') ? new Response(null, { status: 204 }) : Response.json({ open: true });
    });
    const page = render(<ReportPage />);
    chosen();
    await screen.findByText(/1 张照片还没有上传。已存在这部设备上/);
    fireEvent.click(screen.getByRole('button', { name: '提交举报' }));
    expect(screen.getByText(/现在提交就不带这些照片/)).toBeTruthy();
    page.unmount();
    render(<ReportPage />);
    expect(screen.getByText('1 张还没有上传')).toBeTruthy();
    const before = sent.length;
    line.up = true;
    dispatchEvent(new Event('online'));
    await screen.findByText('已收到 1 张');
    const photo = sent.slice(before).find(({ url }) => url.includes('/photos'));
    expect(photo?.init.body).toMatchObject({ size: 64 });
    expect(Object.keys(localStorage).filter((key) => key.includes('photo'))).toEqual([]);
  });

  it('says at once that a photo could not be kept, and asks not to leave', async () => {
    server(() => {
      throw new TypeError('offline');
    });
    render(<ReportPage />);
    localStorage.setItem('bihuan.report.photo.other', 'x'.repeat(MOST_HELD));
    chosen();
    await screen.findByText(/其中 1 张太大，没有存下，只在本页/);
    fireEvent.click(screen.getByRole('button', { name: '移除第 1 张照片' }));
    await waitFor(() => expect(screen.queryByText(/没有存下/)).toBeNull());
  });

  it('shows the photos of an answer, with the code in a body', async () => {
    server((url) =>
      url.endsWith('/answer-photo')
        ? new Response(new Blob(['jpeg']), { status: 200 })
        : Response.json({
            state: 'CLOSED',
            stateTitle: '已办结',
            next: null,
            target: '某小学',
            submittedOn: '2026-11-01',
            steps: [{ title: '办结答复', on: '2026-11-20', words: '已修好', photos: [1] }],
            asks: null,
            feedback: [],
          }),
    );
    URL.createObjectURL = () => 'blob:photo';
    URL.revokeObjectURL = () => {};
    location.hash = '#progress';
    render(<ReportPage />);
    fireEvent.change(screen.getByLabelText('查询码'), { target: { value: 'ABCD-EFGH-JKMN-P' } });
    fireEvent.click(screen.getByRole('button', { name: '查询' }));

    await screen.findByAltText('整改后照片 1');
    expect(sent.every(({ url }) => !url.includes('ABCD'))).toBe(true);
  });

  it('asks with the code in a body and never in an address', async () => {
    server(() =>
      Response.json({
        state: 'CLOSED',
        stateTitle: '已办结',
        next: null,
        target: '某小学',
        submittedOn: '2026-11-01',
        steps: [],
        asks: 1,
        feedback: [],
      }),
    );
    location.hash = '#progress';
    render(<ReportPage />);
    fireEvent.change(screen.getByLabelText('查询码'), { target: { value: 'ABCD-EFGH-JKMN-P' } });
    fireEvent.click(screen.getByRole('button', { name: '查询' }));
    await screen.findByText('您反映的问题真的解决了吗？');
    expect(sent.every(({ url }) => !url.includes('ABCD'))).toBe(true);
    expect(screen.getByRole('button', { name: '请先选择' })).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('radio', { name: '没有解决' }));
    expect(sent.some(({ url }) => url.endsWith('/feedback'))).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: '提交答复，不能再改' }));
    await waitFor(() =>
      expect(
        sent.some(
          ({ url, init }) => url.endsWith('/feedback') && String(init.body).includes('"fixed":false'),
        ),
      ).toBe(true),
    );
  });
});
