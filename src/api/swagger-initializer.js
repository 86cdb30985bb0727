window.onload = () => {
  // The page may stand elsewhere than at the public URL, which the document names: behind a proxy, or at `localhost` in
  // place of 127.0.0.1. Browsers let it send to where it came from only, so that is where its requests go.
  const here = new URL("..", document.baseURI).href.replace(/\/$/, "");
  const published = () => window.ui.specSelectors.specJson().getIn(["servers", 0, "url"]);
  window.ui = SwaggerUIBundle({
    url: `${here}/openapi.json`,
    dom_id: "#swagger-ui",
    deepLinking: true,
    displayOperationId: true,
    displayRequestDuration: true,
    validatorUrl: "none",
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    layout: "StandaloneLayout",
    requestInterceptor: (request) => {
      if (!request.loadSpec && request.url.startsWith(`${published()}/`)) {
        request.url = here + request.url.slice(published().length);
      }
      return request;
    },
  });
};
