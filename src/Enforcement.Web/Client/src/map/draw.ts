import * as L from 'leaflet'
import { make } from './setup'

export type Drawn = { point: L.LatLng } | { corners: L.LatLng[] }

/** Lets one point, or the corners of a shape, be set on a map: by click or tap, or by Enter in the middle of the map. */
export class Drawing {
  private mode: 'off' | 'point' | 'shape' = 'off'
  private corners: L.LatLng[] = []
  private readonly layer = L.layerGroup()
  private readonly cross = make('div', 'map-cross')

  constructor(private readonly map: L.Map, private readonly onChange: (drawn: Drawn, finished: boolean) => void) {
    this.layer.addTo(map)
    this.cross.hidden = true
    map.getContainer().append(this.cross)
    map.on('click', e => this.set(e.latlng))
    map.getContainer().addEventListener('keydown', e => {
      if (this.mode === 'off' || e.target !== map.getContainer()) return
      if (e.key === 'Enter') this.set(map.getCenter())
      else if (e.key === 'Backspace') this.undo()
      else if (e.key === 'Escape') this.stop()
      else return
      e.preventDefault()
    })
  }

  get active(): boolean {
    return this.mode !== 'off'
  }

  start(mode: 'point' | 'shape'): void {
    this.stop()
    this.mode = mode
    this.cross.hidden = false
    this.map.doubleClickZoom.disable()
    this.map.getContainer().classList.add('is-drawing')
    this.map.getContainer().focus()
  }

  undo(): void {
    this.corners.pop()
    this.draw()
    this.onChange({ corners: this.corners }, false)
  }

  /** Closes the shape; needs three corners. */
  finish(): void {
    if (this.mode !== 'shape' || this.corners.length < 3) return
    const corners = this.corners
    this.stop()
    this.onChange({ corners }, true)
  }

  stop(): void {
    this.mode = 'off'
    this.corners = []
    this.layer.clearLayers()
    this.cross.hidden = true
    this.map.doubleClickZoom.enable()
    this.map.getContainer().classList.remove('is-drawing')
  }

  private set(at: L.LatLng): void {
    if (this.mode === 'off') return
    if (this.mode === 'point') {
      this.stop()
      return this.onChange({ point: at }, true)
    }
    const pixels = (corner: L.LatLng) => this.map.latLngToContainerPoint(corner).distanceTo(this.map.latLngToContainerPoint(at))
    if (this.corners.length >= 3 && pixels(this.corners[0]) < 15) return this.finish() // back at the first corner
    if (this.corners.length > 0 && pixels(this.corners[this.corners.length - 1]) < 3) return // the second half of a double click
    this.corners = [...this.corners, at]
    this.draw()
    this.onChange({ corners: this.corners }, false)
  }

  private draw(): void {
    this.layer.clearLayers()
    L.polyline(this.corners, { color: '#9a1c15', weight: 2.5, dashArray: '6 4', interactive: false }).addTo(this.layer)
    for (const corner of this.corners) L.circleMarker(corner, { radius: 5, color: '#9a1c15', fillColor: '#fff', fillOpacity: 1, interactive: false }).addTo(this.layer)
  }
}

/** True when a ring of corners crosses itself; the server would refuse it. */
export function crosses(corners: L.LatLng[]): boolean {
  const side = (a: L.LatLng, b: L.LatLng, c: L.LatLng) => Math.sign((b.lng - a.lng) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lng - a.lng))
  const n = corners.length
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue // neighbours around the end
      const [a, b, c, d] = [corners[i], corners[(i + 1) % n], corners[j], corners[(j + 1) % n]]
      if (side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)) return true
    }
  }
  return false
}
