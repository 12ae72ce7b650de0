// Reads a BPMN file with the reference reader of the format: node check-bpmn.mjs <folder with node_modules> < file
// Answers with what it found as JSON; what the reader complains of stands under warnings.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const require = createRequire(pathToFileURL(process.argv[2] + '/'))
const { BpmnModdle } = await import(pathToFileURL(require.resolve('bpmn-moddle')).href)
const { rootElement, warnings, elementsById } = await new BpmnModdle().fromXML(readFileSync(0, 'utf8'))
const elements = rootElement.rootElements[0].flowElements
const drawn = new Set(rootElement.diagrams[0].plane.planeElement.map(e => e.bpmnElement?.id))
console.log(JSON.stringify({
  warnings: warnings.map(w => w.message),
  elements: elements.map(e => ({ id: e.id, type: e.$type, name: e.name ?? null, from: e.sourceRef?.id ?? null, to: e.targetRef?.id ?? null, on: e.attachedToRef?.id ?? null })),
  undrawn: elements.filter(e => !drawn.has(e.id)).map(e => e.id),
  ids: Object.keys(elementsById).length,
}))
