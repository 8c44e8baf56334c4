import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ReportPage } from './ReportPage';
import './report.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ReportPage />
    </StrictMode>,
  );
}
