// The runtime without the template compiler: the content security policy forbids eval.
export * from "/webjars/vue/dist/vue.runtime.esm-browser.prod.js";
