const WIDTH = 900;
const HEIGHT = 420;

/** The code as a picture for the album, with the address where it is asked; nothing of the report itself. */
export async function pictureOf(code: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = '#1b2330';
  pen.textAlign = 'center';
  pen.font = '40px sans-serif';
  pen.fillText('查询码', WIDTH / 2, 90);
  pen.font = 'bold 68px monospace';
  pen.fillText(code, WIDTH / 2, 210);
  pen.font = '30px sans-serif';
  pen.fillText(`${location.host}${location.pathname}`, WIDTH / 2, 300);
  pen.fillText('请勿给别人看', WIDTH / 2, 360);
  const picture = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/png'));
  if (!picture) throw new Error('no picture');
  return picture;
}
