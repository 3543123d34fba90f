import { Footer } from '#components/footer'
import { Masthead } from '#components/masthead'

export default function ReaderLayout({ children }: LayoutProps<'/'>) {
  return (
    <>
      <Masthead />
      {children}
      <Footer />
    </>
  )
}
