/** The icons that pages may use (a test compares this list with the pages). */
export const icons = [
  'activity', 'adjustments', 'arrow-back-up', 'arrows-exchange', 'current-location', 'list', 'map', 'map-search', 'polygon', 'arrows-diff', 'alert-circle', 'alert-triangle', 'arrow-left', 'arrow-right', 'bell', 'briefcase',
  'building-community', 'calendar-event', 'chart-bar', 'check', 'chevron-left', 'chevron-right', 'circle-check',
  'circle-dashed', 'clipboard-list', 'clock', 'clock-exclamation', 'clock-pause', 'device-mobile', 'download', 'eye', 'file-certificate',
  'file-text', 'files', 'filter', 'flag', 'gavel', 'git-merge', 'hammer', 'history', 'hourglass', 'inbox', 'info-circle', 'key',
  'language', 'link', 'list-check', 'lock', 'logout', 'map-pin', 'menu-2', 'pencil', 'phone', 'photo', 'printer', 'radar-2', 'player-pause', 'plus',
  'refresh', 'rosette-discount-check', 'scale', 'search', 'send', 'settings', 'shield-check', 'sitemap',
  'speakerphone', 'upload', 'user', 'users', 'walk', 'x',
]
