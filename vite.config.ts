import { globSync } from 'node:fs'
import { defineConfig } from 'vite'

// Only what browsers load: two stylesheets and the islands. Pages are rendered by the server.
export default defineConfig({
  base: '/build/',
  publicDir: false,
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
        ...globSync('src/design/islands/*.ts'),
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
