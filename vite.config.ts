import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/** Writes each script and stylesheet a second and third time, compressed as far as it goes: the server sends those. */
const compressedFiles: Plugin = {
  name: 'compressed-files',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(css|js)$/.test(file))) {
      const content = readFileSync(`${dir}/${name}`)
      writeFileSync(`${dir}/${name}.br`, brotliCompressSync(content))
      writeFileSync(`${dir}/${name}.gz`, gzipSync(content, { level: 9 }))
    }
  },
}

// Only what browsers load: stylesheets, the islands and the workers. Pages are rendered by the server.
export default defineConfig({
  base: '/build/',
  publicDir: false,
  plugins: [compressedFiles],
  css: { transformer: 'lightningcss' },
  build: {
    outDir: 'public/build',
    emptyOutDir: true,
    manifest: 'manifest.json',
    modulePreload: false,
    assetsInlineLimit: 0,
    // Telephones that no longer get browser updates still show every colour and layout.
    target: ['chrome109', 'firefox115', 'safari16'],
    rollupOptions: {
      input: [
        'src/design/css/public.css',
        'src/design/css/staff.css',
        'src/design/css/kiosk.css',
        'src/design/css/guest-book.css',
        ...globSync('src/design/islands/*.ts'),
        ...globSync('src/design/workers/*.ts'),
      ],
      // Fonts and pictures are served from public/ under their own names.
      external: [/^\/fonts\//, /^\/pictures\//],
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
})
