export { easterSunday, type Holiday, holidaysIn } from './country-holidays.js'
export { countryOfZone } from './country-of-zone.js'
export { publicHolidayOn } from './public-holiday.js'
