/** Where the code lies that this run tests (scripts/test.mjs); what a test starts runs the same. */
export const CODE = process.env['BACKLINE_CODE'] ?? 'dist'
