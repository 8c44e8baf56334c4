import { useEffect, useState } from 'react';
import { readTellsPlace, writeTellsPlace } from '../store/phone';

/** Off until the person turns it on; the browser asks him once more. */
export function TellPlace() {
  const [tells, setTells] = useState(false);
  useEffect(() => {
    void readTellsPlace().then(setTells);
  }, []);
  const turn = async () => {
    await writeTellsPlace(!tells);
    setTells(!tells);
    if (!tells) navigator.geolocation?.getCurrentPosition(() => undefined);
  };
  return (
    <button type="button" className="button" aria-pressed={tells} onClick={() => void turn()}>
      保存时记录位置：{tells ? '开' : '关'}
    </button>
  );
}
