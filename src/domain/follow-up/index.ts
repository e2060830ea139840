export { findAppointmentJob, followUpJob } from './jobs.js'
