export const paths = { oai: '/oai', oaiOfSlims: '/oai2.php' }
