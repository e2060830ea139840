export {
  type BusinessHours,
  businessHours,
  changesAt,
  isOpenAt,
  momentInWords,
  type OpenRange,
  WEEKDAYS,
  type Weekday,
} from './business-hours.js'
