/** Line icons, drawn for a 24 pixel square. */
export const ICONS: Readonly<Record<string, string>> = {
  home: 'M4 11.5 12 5l8 6.5V20h-5v-5H9v5H4z',
  clients: 'M4 20V8l8-4 8 4v12M9 20v-5h6v5M9 10h.01M15 10h.01',
  calls: 'M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5L16 13l4 1.5v3a2 2 0 0 1-2 2A14 14 0 0 1 4.5 6a2 2 0 0 1 2-2z',
  numbers: 'M9 4 7 20M17 4l-2 16M4.5 9h16M3.5 15h16',
  events: 'M13 3 5 14h6l-1 7 8-11h-6z',
  staff:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 20a6 6 0 0 1 12 0M16 4.5a3.5 3.5 0 0 1 0 6.5M17.5 14.5A6 6 0 0 1 21 20',
  audit: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  down: 'm6 9 6 6 6-6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'M6 6l12 12M18 6 6 18',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M20 20l-4-4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  up: 'm6 15 6-6 6 6',
  alert: 'M12 4 2.5 20h19zM12 10v4M12 17h.01',
  dot: 'M12 12h.01',
}
