import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import './process.css'
import Viewer from 'bpmn-js/lib/Viewer'

// Draws the process from its BPMN export and puts the figures of the page at its stages. Without this file they are a list.

interface Overlays { add(element: string, overlay: object): string }
interface Canvas { resized(): void; zoom(mode: 'fit-viewport'): number; viewbox(): { inner: { x: number, y: number, width: number, height: number } } }

async function draw(canvas: HTMLElement): Promise<void> {
  const answer = await fetch(canvas.dataset.bpmn!)
  if (!answer.ok) return
  // The whole is drawn smaller than it says, so that its words are larger.
  const fontFamily = getComputedStyle(document.body).fontFamily
  const textRenderer = { defaultStyle: { fontFamily, fontSize: 20 }, externalStyle: { fontFamily, fontSize: 16, lineHeight: 1.15 } }
  const viewer = new Viewer({ container: canvas, textRenderer } as ConstructorParameters<typeof Viewer>[0])
  await viewer.importXML(await answer.text())
  const view = viewer.get<Canvas>('canvas')
  const { width, height } = view.viewbox().inner
  canvas.style.height = `${Math.ceil(canvas.clientWidth * height / width) + 24}px`
  view.resized()
  view.zoom('fit-viewport')
  const overlays = viewer.get<Overlays>('overlays')
  const list = canvas.parentElement!.querySelector('.process-figures')!
  for (const item of list.querySelectorAll<HTMLElement>('li[data-element]')) {
    const figure = document.createElement('div')
    figure.className = `process-figure ${item.className} ${item.dataset.element!.endsWith('Closed') || item.dataset.element!.endsWith('Withdrawn') ? 'is-end' : ''}`
    figure.append(...item.children)
    overlays.add(item.dataset.element!, { position: { top: 0, left: 0 }, html: figure })
  }
  list.remove()
}

document.querySelectorAll<HTMLElement>('.process-canvas').forEach(canvas => void draw(canvas))
