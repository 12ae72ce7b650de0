import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { icons } from './icons.ts'

/** One file with exactly the icons that pages use: fetched once, then cached. */
const sprite: Plugin = {
  name: 'icon-sprite',
  generateBundle() {
    const symbols = icons.map(name => {
      const svg = readFileSync(`node_modules/@tabler/icons/icons/outline/${name}.svg`, 'utf8')
      const shapes = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>')).replace(/\s+/g, ' ')
      return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`
    })
    this.emitFile({
      type: 'asset',
      fileName: 'icons.svg',
      source: `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`,
    })
  },
}

export default defineConfig({
  plugins: [sprite],
  build: {
    outDir: '../wwwroot/dist',
    emptyOutDir: true,
    // Names without hashes: MapStaticAssets fingerprints them.
    rollupOptions: {
      input: { site: 'src/site.ts', field: 'src/field/app.ts', sw: 'src/field/sw.ts', map: 'src/map/map.ts', process: 'src/process.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
})
