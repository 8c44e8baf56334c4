import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { startSending } from './send/sender';
import { start } from './store/field';
import { lockOutOfSight } from './store/lock';
import { registerWorker } from './worker/register';
import './field.css';
import './kit.css';
import './work.css';

void start().catch(() => undefined);
// Before what else goes on when the app is back in sight.
lockOutOfSight();
startSending();
registerWorker();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
