import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = process.env.BIHUAN_SERVER ?? 'http://127.0.0.1:8020';

/** See src/ui/useScrollLock.ts. */
const scrollLock: Plugin = {
  name: 'bihuan-scroll-lock',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source.endsWith('/useScrollLocker') && importer?.includes('@rc-component/portal')
      ? fileURLToPath(new URL('./src/ui/useScrollLock.ts', import.meta.url))
      : null,
};

/**
 * The phone app opens without a network: its worker keeps everything the entry can load, told in a list of its own, and
 * a name made from that list, which holds the hash of each file.
 */
const fieldFiles: Plugin = {
  name: 'bihuan-field-files',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const files = new Set<string>();
      const take = (name: string) => {
        const chunk = bundle[name];
        if (files.has(name) || chunk?.type !== 'chunk') return;
        files.add(name);
        for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
        for (const other of [...chunk.imports, ...chunk.dynamicImports]) take(other);
      };
      const entry = Object.values(bundle).find((c) => c.type === 'chunk' && c.isEntry && c.name === 'field');
      const worker = bundle['field-worker.js'];
      if (!entry || worker?.type !== 'chunk') return;
      take(entry.fileName);
      const page = bundle['field.html'];
      const list = [
        '/field',
        '/icon.svg',
        '/field-manifest.json',
        '/field-192.png',
        ...[...files].sort().map((name) => `/${name}`),
      ];
      const version = createHash('sha256')
        .update(JSON.stringify(list))
        .update(page?.type === 'asset' ? page.source : '')
        .digest('hex')
        .slice(0, 16);
      worker.code = worker.code.replace('__FIELD_VERSION__', version);
      this.emitFile({ type: 'asset', fileName: 'field-files.json', source: JSON.stringify(list) });
    },
  },
};

export default defineConfig({
  plugins: [scrollLock, react(), fieldFiles],
  base: '/',
  build: {
    target: 'es2022',
    // The content security policy allows no inline script and no data address except for images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: {
        index: 'index.html',
        field: 'field.html',
        report: 'report.html',
        'field-worker': 'src/field/worker/serviceWorker.ts',
      },
      output: {
        // The worker's address must not change with its content: it is how a phone finds a new version.
        entryFileNames: (chunk) =>
          chunk.name === 'field-worker' ? 'field-worker.js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          groups: [
            { name: 'charts', test: /node_modules\/(echarts|zrender)\// },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'tanstack', test: /node_modules\/@tanstack\// },
          ],
        },
      },
    },
  },
  server: { port: 8021, proxy: { '/api': server } },
  preview: { port: 8022, proxy: { '/api': server } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'], restoreMocks: true },
});
