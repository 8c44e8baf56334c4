import { useState } from 'react';
import { minuteOf } from '../../lib/dates';
import { expiredWords, hasNoUse } from '../kit/NothingCarried';
import { RecordRow } from '../kit/RecordRow';
import { Empty, Screen, signInPath } from '../kit/Screen';
import { OwnPin } from '../lock/OwnPin';
import { go } from '../route';
import { sendNow } from '../send/sender';
import { persist, refresh, signOut, useField } from '../store/field';
import { readLarge, writeLarge } from '../store/phone';
import { megabytes } from '../store/storage';
import { canWorkOffline, takeNewVersion, useNewVersion } from '../worker/register';
import { CarriedUnits } from './CarriedUnits';
import { exportToFile } from './exportDrafts';
import { TakeBack } from './TakeBack';
import { TellPlace } from './TellPlace';

/** What is where: still on the phone, on its way, at the server. */
export function Sync() {
  const field = useField();
  const { records, carried, keeping, left, fetching, holder, line, room, others } = field;
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const newVersion = useNewVersion();
  const unsent = records.filter((record) => record.state !== 'RECEIVED');
  const received = records.filter((record) => record.state === 'RECEIVED');
  const now = async () => {
    setBusy(true);
    await sendNow();
    await refresh();
    setBusy(false);
  };
  const elsewhere = Object.entries(others).filter(([id]) => id !== holder?.personId);
  return (
    <Screen
      title="同步"
      tab="sync"
      actions={
        line === 'signed-out' ? (
          <button type="button" className="button main" onClick={() => go(signInPath())}>
            登录后继续上传
          </button>
        ) : (
          <button type="button" className="button main" disabled={busy} onClick={() => void now()}>
            {busy ? '正在同步…' : '立即同步'}
          </button>
        )
      }
    >
      {newVersion && (
        <p className="notice">
          应用有新版本。
          <button type="button" className="link" onClick={takeNewVersion}>
            重新打开使用新版本
          </button>
        </p>
      )}
      <section aria-labelledby="unsent">
        <h2 id="unsent">还在手机上（{unsent.length}）</h2>
        <ul className="rows">
          {unsent.map((record) => (
            <RecordRow key={record.id} record={record} />
          ))}
        </ul>
        {unsent.length === 0 && <Empty>没有未上传的记录。</Empty>}
        {unsent.length > 0 && (
          <button type="button" className="button" onClick={() => void exportToFile()}>
            导出为文件另存
          </button>
        )}
        <TakeBack />
      </section>
      {received.length > 0 && (
        <section aria-labelledby="received">
          <h2 id="received">服务器已收（{received.length}）</h2>
          <ul className="rows">
            {received.slice(0, 50).map((record) => (
              <RecordRow key={record.id} record={record} />
            ))}
          </ul>
        </section>
      )}
      <CarriedUnits />
      <OwnPin />
      <section aria-labelledby="phone">
        <h2 id="phone">这部手机</h2>
        <dl className="facts">
          <dt>随身内容</dt>
          <dd>
            {carried && keeping
              ? `${minuteOf(new Date(carried.at))} 更新，可离线用到 ${minuteOf(new Date(keeping.until))}${fetching ? '；正在更新…' : ''}`
              : hasNoUse(field)
                ? '您的岗位不用手机现场，请到工作台'
                : keeping?.stands === 'over'
                  ? expiredWords(keeping.until, left?.keepDays)
                  : fetching
                    ? '正在取，取完再断网'
                    : '还没有'}
          </dd>
          <dt>离线打开</dt>
          <dd>{canWorkOffline() ? '可以' : '本地址不是 https，浏览器不允许离线打开，请用 https 地址'}</dd>
          {room && (
            <>
              <dt>存储</dt>
              <dd>
                已用 {megabytes(room.usage)}；
                {room.persistent ? '浏览器已承诺不清理' : '浏览器可能在空间不足时清理'}
              </dd>
            </>
          )}
        </dl>
        {room && !room.persistent && (
          <button type="button" className="button" onClick={() => void persist()}>
            申请不被清理
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() =>
            void readLarge().then(async (large) => {
              await writeLarge(!large);
              document.documentElement.classList.toggle('large', !large);
            })
          }
        >
          大字 / 标准字
        </button>
        <TellPlace />
        {elsewhere.length > 0 && (
          <p className="notice">
            本机还有{elsewhere.map(([, other]) => `${other.name} ${other.unsent} 条`).join('、')}
            未传的记录，须由本人登录后上传。
          </p>
        )}
        {leaving ? (
          <div className="notice">
            <p>
              {unsent.length > 0
                ? `还有 ${unsent.length} 条没有上传。退出后它们留在手机上，您再次登录后继续上传，别人看不到。`
                : '退出后须联网登录才能再用。'}
            </p>
            <div className="row">
              <button type="button" className="button" onClick={() => setLeaving(false)}>
                不退出
              </button>
              <button type="button" className="button bad" onClick={() => void signOut()}>
                退出登录
              </button>
            </div>
          </div>
        ) : (
          <button type="button" className="button" onClick={() => setLeaving(true)}>
            退出登录（{holder?.personName}）
          </button>
        )}
      </section>
    </Screen>
  );
}
