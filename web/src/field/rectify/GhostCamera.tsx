import { useEffect, useRef, useState } from 'react';
import { Sheet } from '../kit/Sheet';
import { jpegOf } from '../photos';

/** The picture of the camera with the before photo lying over it half transparent, so that both show the same place. */
export function GhostCamera({
  ghost,
  close,
  shot,
}: {
  ghost: string | null;
  close: () => void;
  shot: (photo: File) => Promise<void>;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const [shine, setShine] = useState(40);
  const [wrong, setWrong] = useState<string | null>(null);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    void (async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 1600 }, height: { ideal: 1200 } },
        });
        if (gone || !video.current) throw new Error('closed');
        video.current.srcObject = stream;
        await video.current.play();
      } catch {
        for (const track of stream?.getTracks() ?? []) track.stop();
        if (!gone) setWrong('打不开相机，请关闭后用“拍整改后”拍照。');
      }
    })();
    return () => {
      gone = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);

  const take = async () => {
    const picture = video.current;
    if (!picture?.videoWidth) return;
    const canvas = document.createElement('canvas');
    canvas.width = picture.videoWidth;
    canvas.height = picture.videoHeight;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    await shot(new File([await jpegOf(canvas)], '整改后.jpg', { type: 'image/jpeg' }));
  };

  return (
    <Sheet title="对照整改前拍照" close={close} beside>
      {wrong ? (
        <p className="notice bad" role="alert">
          {wrong}
        </p>
      ) : (
        <>
          <div className="ghost">
            <video ref={video} playsInline muted aria-label="相机画面" />
            {ghost && <img src={ghost} alt="整改前照片，叠在相机画面上" style={{ opacity: shine / 100 }} />}
          </div>
          <div className="form">
            <label>
              整改前照片的深浅
              <input
                type="range"
                min={0}
                max={80}
                value={shine}
                onChange={(e) => setShine(Number(e.target.value))}
              />
            </label>
            <button type="button" className="button main" onClick={() => void take()}>
              拍下
            </button>
          </div>
        </>
      )}
    </Sheet>
  );
}
