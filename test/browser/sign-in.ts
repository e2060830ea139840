import type { Page } from 'playwright-core'
import { PASSWORD } from '../support/people.js'

/** Signs in through the form, as a person would. */
export async function signIn(page: Page, url: string, email: string): Promise<void> {
  await page.goto(url)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((now) => !now.pathname.endsWith('/sign-in'))
}
