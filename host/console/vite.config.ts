import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// The host sends what is made here once, and compresses nothing itself.
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      const walk = (dir: string): string[] =>
        readdirSync(dir).flatMap((name) => (statSync(join(dir, name)).isDirectory() ? walk(join(dir, name)) : [join(dir, name)]));
      for (const file of walk('dist').filter((name) => /\.(js|css|svg|wasm|json)$/.test(name))) {
        const bytes = readFileSync(file);
        if (bytes.length < 1024 || existsSync(`${file}.br`)) continue;
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

// What the console asks, for the host to serve by its hash.
function operations(): Plugin {
  return {
    name: 'operations',
    apply: 'build',
    closeBundle() {
      mkdirSync('dist/.operations', { recursive: true });
      const texts: Record<string, string> = JSON.parse(readFileSync('src/gql/operations.json', 'utf8'));
      for (const [name, text] of Object.entries(texts)) writeFileSync(`dist/.operations/${name}.graphql`, text);
    },
  };
}

const host = process.env.ORDERCLOUD_HOST ?? 'http://localhost:5080';

// GraphiQL is built by itself (--mode graphiql), so that it takes nothing of the console's chunks apart.
export default defineConfig(({ mode }) => ({
  plugins: [react(), compressed(), ...(mode === 'graphiql' ? [] : [operations()])],
  // The host puts a fresh nonce in its place in each answer.
  html: { cspNonce: '__CSP_NONCE__' },
  server: { proxy: { '/graphql': { target: host, ws: true }, '/account': host, '/uploads': host } },
  build: {
    ...(mode === 'graphiql' ? { rolldownOptions: { input: 'graphiql.html' }, emptyOutDir: false } : { manifest: true }),
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  test: {
    environment: 'happy-dom',
    globals: false,
    testTimeout: 30_000,
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
  },
}));
