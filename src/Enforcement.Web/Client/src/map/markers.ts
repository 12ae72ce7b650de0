import * as L from 'leaflet'
import { cluster, type Cluster } from './cluster'
import { hrefOf, keyOf, numberOf, pin, said, standsOf, townOf, type Place } from './places'
import { make, reducedMotion, word } from './setup'

/** The places of a map as markers that a mouse, a finger or Tab and Enter reach; what would overlap is one cluster. */
export class Markers {
  private readonly layer = L.layerGroup()
  private readonly shown = new Map<string, L.Marker>()
  private shape: L.GeoJSON | null = null
  private chosen: string | null = null

  constructor(private readonly map: L.Map, private places: Place[], private readonly onChoose: (place: Place | null) => void = () => {}) {
    this.layer.addTo(map)
    map.on('moveend', () => this.draw())
    map.getContainer().addEventListener('keydown', e => { if (e.key === 'Escape') map.closePopup() })
    map.on('popupclose', e => {
      // The focus was in the card: still, while it fades; or nowhere, once it is gone.
      const lost = document.activeElement === document.body || e.popup.getElement()?.contains(document.activeElement)
      const marker = this.shown.get(this.chosen ?? '')
      this.mark(null)
      this.onChoose(null)
      if (lost) (marker?.getElement() ?? map.getContainer()).focus({ preventScroll: true })
    })
    this.draw()
  }

  /** Opens a place's card; from the list the map goes there, too. */
  choose(place: Place, go: boolean, focus: boolean): void {
    if (go) this.map.setView([place.lat, place.lon], Math.max(this.map.getZoom(), 15), { animate: !reducedMotion })
    const link = make('a', 'num', numberOf(place))
    link.href = hrefOf(place)
    const facts = [standsOf(place), word(`urgency.${place.urgency}`), townOf(place), place.title].filter(Boolean)
    const card = make('div', 'map-card', make('strong', '', `${word(`kind.${place.kind}`)} `, link), ...facts.map(f => make('div', '', f)))
    L.popup({ autoPan: !go, offset: [0, -12] }).setLatLng([place.lat, place.lon]).setContent(card).openOn(this.map)
    this.map.getContainer().querySelector('.leaflet-popup-close-button')?.setAttribute('aria-label', word('ui.close'))
    this.mark(place)
    this.onChoose(place)
    if (focus) link.focus()
    void this.drawShape(place)
  }

  private mark(place: Place | null): void {
    this.shown.get(this.chosen ?? '')?.getElement()?.classList.remove('is-chosen')
    this.chosen = place && keyOf(place)
    this.shown.get(this.chosen ?? '')?.getElement()?.classList.add('is-chosen')
    if (!place) this.shape?.remove()
  }

  private async drawShape(place: Place): Promise<void> {
    this.shape?.remove()
    const response = await fetch(`/api/map/shape/${place.kind}/${encodeURIComponent(place.id)}`)
    if (!response.ok || this.chosen !== keyOf(place)) return
    const geometry = await response.json()
    if (geometry.type !== 'Point') this.shape = L.geoJSON(geometry, { interactive: false, style: shapeStyle }).addTo(this.map)
  }

  private draw(): void {
    const view = this.map.getBounds().pad(0.15), zoom = this.map.getZoom()
    const clusters = cluster(this.places, zoom, (lat, lon) => this.map.project([lat, lon], zoom)).filter(c => view.contains([c.lat, c.lon]))
    const wanted = new Map(clusters.map(c => [c.key, c]))
    const focused = [...this.shown].find(([, m]) => m.getElement() === document.activeElement)?.[0]
    for (const [key, marker] of this.shown) {
      if (wanted.has(key)) continue
      marker.remove()
      this.shown.delete(key)
    }
    for (const [key, c] of wanted) if (!this.shown.has(key)) this.add(key, c)
    if (focused && !wanted.has(focused)) this.map.getContainer().focus()
    this.map.getContainer().dataset.shown = String(clusters.reduce((sum, c) => sum + c.places.length, 0))
  }

  private add(key: string, c: Cluster): void {
    const single = c.places.length === 1
    const look = single ? pin(c.places[0]) : make('span', `cluster cluster-${c.worst}`, make('span', '', String(c.places.length)))
    const marker = L.marker([c.lat, c.lon], { icon: L.divIcon({ className: 'map-marker', html: look, iconSize: [44, 44] }), riseOnHover: true })
    const act = (byKey: boolean) => (single ? this.choose(c.places[0], false, byKey) : this.open(c, byKey))
    marker.on('click', () => act(false))
    marker.addTo(this.layer)
    this.shown.set(key, marker)
    const element = marker.getElement()!
    element.dataset.key = key
    element.addEventListener('keydown', e => { // Leaflet itself hears Enter only for popups that are bound to a marker
      if (e.key !== 'Enter' && e.key !== ' ') return
      e.preventDefault()
      act(true)
    })
    element.setAttribute('aria-label', single ? said(c.places[0]) : word('ui.cluster', c.places.length, word(`urgency.${c.worst}`)))
    if (key === this.chosen) element.classList.add('is-chosen')
  }

  /** Goes so near that a cluster falls apart; one on the very same spot is told as a list. */
  private open(c: Cluster, byKey: boolean): void {
    const bounds = L.latLngBounds(c.places.map(p => [p.lat, p.lon]))
    const zoom = Math.min(this.map.getBoundsZoom(bounds.pad(0.2)), this.map.getMaxZoom())
    if (zoom > this.map.getZoom()) return void this.map.setView(bounds.getCenter(), zoom, { animate: !reducedMotion })
    const list = make('ul', 'map-card-list', ...c.places.slice(0, 50).map(p => {
      const link = make('a', '', `${numberOf(p)} · ${standsOf(p)} · ${word(`urgency.${p.urgency}`)}`)
      link.href = hrefOf(p)
      return make('li', '', link)
    }))
    L.popup({ maxHeight: 220 }).setLatLng([c.lat, c.lon]).setContent(list).openOn(this.map)
    if (byKey) list.querySelector('a')?.focus()
  }
}

export const shapeStyle: L.PathOptions = { color: '#9a1c15', weight: 2.5, fillColor: '#f2b430', fillOpacity: 0.35 }
