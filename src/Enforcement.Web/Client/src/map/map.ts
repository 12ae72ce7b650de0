import 'leaflet/dist/leaflet.css'
import './map.css'
import { startOverview } from './overview'
import { showPairs } from './pairs'
import { startPicker } from './picker'
import { startPlaceMap } from './placemap'

// Everything that a map shows also stands on the page as words; without this file the page still works.

for (const canvas of document.querySelectorAll<HTMLElement>('[data-map-overview]')) void startOverview(canvas)
for (const root of document.querySelectorAll<HTMLElement>('[data-place-picker]')) startPicker(root)
for (const root of document.querySelectorAll<HTMLElement>('[data-place-map]')) void startPlaceMap(root)
for (const root of document.querySelectorAll<HTMLElement>('[data-pairs-map]')) showPairs(root)
