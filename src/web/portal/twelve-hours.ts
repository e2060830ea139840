/** Zones of the United States, of Canada where English is spoken, and of other countries that read AM and PM. */
const ZONES = new Set(
  [
    'America: Adak Anchorage Boise Chicago Denver Detroit Fort_Wayne Indianapolis Juneau Los_Angeles Louisville',
    'America: Menominee Metlakatla New_York Nome Phoenix Shiprock Sitka Yakutat Puerto_Rico St_Thomas',
    'America: Atikokan Cambridge_Bay Creston Dawson Dawson_Creek Edmonton Fort_Nelson Glace_Bay Goose_Bay Halifax Inuvik',
    'America: Iqaluit Moncton Nipigon Pangnirtung Rainy_River Rankin_Inlet Regina Resolute St_Johns Swift_Current',
    'America: Thunder_Bay Toronto Vancouver Whitehorse Winnipeg Yellowknife',
    'Pacific: Auckland Chatham Guam Honolulu Pago_Pago Saipan',
    'Asia: Calcutta Dhaka Karachi Kolkata Manila',
  ].flatMap((line) => {
    const [area = '', places = ''] = line.split(': ')
    return places.split(' ').map((place) => `${area}/${place}`)
  }),
)
const AREAS = /^(US|Canada|Australia)\/|^America\/(Indiana|Kentucky|North_Dakota)\/|^NZ/

/** True where people read a clock of twelve hours; our words are English everywhere. */
export const readsTwelveHours = (timeZone: string) => ZONES.has(timeZone) || AREAS.test(timeZone)
