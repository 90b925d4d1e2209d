export { PageHeading, type PageHeadingProps } from './page-heading.tsx'
export { PublicPage, type PublicPageProps } from './public-page.tsx'
export { StaffPage, type StaffPageProps } from './staff-page.tsx'
