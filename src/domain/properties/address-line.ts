/** '123 Main Street, Springfield' */
export const addressLine = ({ address, city }: { address: string; city: string }): string =>
  address.toLowerCase().includes(city.toLowerCase()) ? address : `${address}, ${city}`
