import { Footer } from '#components/shell/footer'
import { Masthead } from '#components/shell/masthead'

export default function ReaderLayout({ children }: LayoutProps<'/'>) {
  return (
    <>
      <Masthead />
      {children}
      <Footer />
    </>
  )
}
