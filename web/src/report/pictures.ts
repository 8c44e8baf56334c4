const LONGEST = 1600;
const SMALL = 160;

/** Draws a photo anew before it leaves the phone: smaller, and without place, time and number of the camera. */
export async function drawnAnew(file: Blob): Promise<{ picture: Blob; small: string }> {
  const bitmap = await createImageBitmap(file);
  const drawn = draw(bitmap, LONGEST);
  const picture = await new Promise<Blob | null>((done) => drawn.toBlob(done, 'image/jpeg', 0.85));
  const small = draw(bitmap, SMALL).toDataURL('image/jpeg', 0.7);
  bitmap.close();
  if (!picture) throw new Error('no picture');
  return { picture, small };
}

function draw(bitmap: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}
