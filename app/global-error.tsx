export { LastApology as default } from '#components/apology.client'
