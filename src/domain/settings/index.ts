export { definitions, type SettingId, settingIds } from './definitions.js'
export { getSettings, listSettings, type Settings } from './get-settings.js'
export { seedSettings } from './seed-settings.js'
export { updateSetting } from './update-setting.js'
