import * as L from 'leaflet'
import { make, reducedMotion, tiles, word } from './setup'

/** The district with its neighbourhood: nobody gets lost further away. */
const around = L.latLngBounds([40.0, 116.3], [41.0, 117.85])
export const district = L.latLngBounds([40.21, 116.66], [40.8, 117.51])

/** A map on an element: outlines and a graticule, or the tiles of the setting under the outlines. */
export function makeMap(element: HTMLElement, options: L.MapOptions = {}): L.Map {
  element.setAttribute('role', 'region')
  element.setAttribute('aria-label', word('ui.region'))
  const map = L.map(element, {
    minZoom: 8, maxZoom: 18, zoomSnap: tiles ? 1 : 0.25, // tiles are drawn for whole zooms
    maxBounds: around, maxBoundsViscosity: 1, zoomControl: false, keyboardPanDelta: 120,
    zoomAnimation: !reducedMotion, fadeAnimation: !reducedMotion, markerZoomAnimation: !reducedMotion, inertia: !reducedMotion, ...options,
  })
  map.attributionControl.setPrefix(false)
  L.control.zoom({ zoomInTitle: word('ui.zoomIn'), zoomOutTitle: word('ui.zoomOut') }).addTo(map)
  L.control.scale({ imperial: false }).addTo(map)
  map.fitBounds(district)
  if (tiles) {
    // The referrer names the site alone: a tile server that is bound to a site by its key asks for no more.
    const attribution = make('span', '', tiles.attribution).innerHTML // Leaflet takes HTML; the setting is text
    L.tileLayer(tiles.url, { attribution, subdomains: tiles.subdomains, maxZoom: 18, referrerPolicy: 'origin' }).addTo(map)
  } else drawGraticule(map)
  void drawOutlines(map)
  return map
}

async function drawOutlines(map: L.Map): Promise<void> {
  const response = await fetch('/api/map/outlines')
  if (!response.ok) return
  L.geoJSON(await response.json(), {
    interactive: false,
    style: feature => feature?.properties.kind === 'district'
      ? { color: '#0c2d4f', weight: 2.5, fillColor: '#ffffff', fillOpacity: tiles ? 0 : 0.75, className: 'outline-district' }
      : { color: '#4c6a8c', weight: 1.25, dashArray: '5 3', fill: false, className: 'outline-town' },
    onEachFeature: (feature, layer) => {
      if (feature.properties.kind === 'town') layer.bindTooltip(make('span', '', feature.properties.name), { permanent: true, direction: 'center', className: 'town-label' })
    },
  }).addTo(map).bringToBack()
}

/** Degrees between lines, by zoom. */
const steps: [number, number][] = [[9, 0.2], [10, 0.1], [12, 0.05], [13, 0.02], [14, 0.01], [15, 0.005], [18, 0.002]]

/** Lines of longitude and latitude with their degrees at the edge, so that an empty map still says where one is. */
function drawGraticule(map: L.Map): void {
  const lines = L.layerGroup().addTo(map)
  const label = (at: L.LatLngExpression, text: string, side: string) => {
    const { x, y } = map.latLngToContainerPoint(at), size = map.getSize()
    const free = side === 'bottom' ? x > 110 && x < size.x - 110 : y > 30 && y < size.y - 40 // where no control and no other label stands
    if (free) lines.addLayer(L.marker(at, { interactive: false, keyboard: false, icon: L.divIcon({ className: `degrees degrees-${side}`, html: make('span', '', text), iconSize: undefined }) }))
  }
  const draw = () => {
    lines.clearLayers()
    const view = map.getBounds().pad(0.1), edge = map.getBounds()
    const step = steps.find(([zoom]) => map.getZoom() <= zoom)?.[1] ?? 0.002
    const each = (from: number, to: number, line: (degrees: number) => void) => { for (let i = Math.ceil(from / step); i <= to / step; i++) line(i * step) }
    const text = (degrees: number) => degrees.toFixed(step < 0.01 ? 3 : step < 0.1 ? 2 : 1)
    const style = { color: '#b7c6d6', weight: 1, interactive: false }
    each(view.getWest(), view.getEast(), lon => {
      lines.addLayer(L.polyline([[view.getSouth(), lon], [view.getNorth(), lon]], style))
      label([edge.getSouth(), lon], `${text(lon)}°E`, 'bottom')
    })
    each(view.getSouth(), view.getNorth(), lat => {
      lines.addLayer(L.polyline([[lat, view.getWest()], [lat, view.getEast()]], style))
      label([lat, edge.getEast()], `${text(lat)}°N`, 'side')
    })
  }
  map.on('moveend', draw)
  draw()
}
