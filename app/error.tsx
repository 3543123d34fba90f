export { Apology as default } from '#components/apology.client'
