export { sendMailJob } from './jobs.js'
export { sendMail } from './send-mail.js'
