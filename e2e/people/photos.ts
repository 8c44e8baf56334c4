import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** A real JPEG of 1200 × 900, drawn by the browser: no two alike, so that none is taken for another. */
export async function takePhoto(page: Page, words: string): Promise<Buffer> {
  const base64 = await page.evaluate((caption) => {
    const canvas = document.createElement('canvas');
    canvas.width = 1200;
    canvas.height = 900;
    const brush = canvas.getContext('2d');
    if (!brush) throw new Error('no canvas');
    const after = caption.includes('整改后');
    brush.fillStyle = after ? '#dfe6e2' : '#d8d3cb';
    brush.fillRect(0, 0, 1200, 900);
    brush.fillStyle = '#8b929b';
    brush.fillRect(0, 620, 1200, 280);
    brush.fillStyle = '#f5f5f2';
    brush.fillRect(420, 180, 360, 440);
    brush.fillStyle = '#77685a';
    if (!after) for (let i = 0; i < 9; i++) brush.fillRect(330 + (i % 5) * 115, 520 - Math.floor(i / 5) * 105, 105, 100);
    brush.fillStyle = '#22272e';
    brush.font = '40px sans-serif';
    brush.fillText(`${caption}  ${new Date().toISOString()}`, 40, 860);
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '';
  }, words);
  return Buffer.from(base64, 'base64');
}

/** Through the form's own file input; done when the page says that the server has it. */
export async function addPhoto(page: Page, form: Locator, words: string): Promise<void> {
  const buffer = await takePhoto(page, words);
  const before = await form.getByText('已收').count();
  await form.locator('input[type=file]').setInputFiles({ name: `${words}.jpg`, mimeType: 'image/jpeg', buffer });
  await expect(form.getByText('已收')).toHaveCount(before + 1);
}
