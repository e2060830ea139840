export { type Checked, checkAlerts } from './check-alerts.js'
export { checkAlertsJob } from './jobs.js'
export { type AlertKind, aboutKind } from './kinds.js'
export { countOpenAlerts, type OpenAlert, openAlerts } from './open-alerts.js'
