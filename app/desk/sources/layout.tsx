import './intake.css'

export default function IntakeLayout({ children }: LayoutProps<'/desk/sources'>) {
  return children
}
