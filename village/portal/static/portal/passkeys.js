/* Passkeys: the browser proves who you are, and the answer goes into the form. Nothing else needs script here.
   A form with data-passkey="get" or "create" is hidden until a passkey can work in this browser. */
(function () {
  "use strict";
  var doc = document, json = window.webauthnJSON;
  if (!json || !window.PublicKeyCredential) { return; }
  function each(selector, work) { Array.prototype.forEach.call(doc.querySelectorAll(selector), work); }

  function asked(form) {
    if (form.dataset.options) { return Promise.resolve(JSON.parse(form.dataset.options)); }
    return fetch(form.action, { headers: { Accept: "application/json" }, credentials: "same-origin" })
      .then(function (answer) { return answer.json(); })
      .then(function (answer) { return answer.request_options; });
  }

  function prove(form, options) {
    if (form.dataset.passkey === "get") { return json.get(options); }
    var wish = options.publicKey.authenticatorSelection = options.publicKey.authenticatorSelection || {};
    wish.residentKey = "required";
    wish.requireResidentKey = true;
    wish.userVerification = "required";
    return json.create(options);
  }

  each("form[data-passkey]", function (form) {
    var field = form.querySelector("[name=credential]"), trouble = form.querySelector("[data-passkey-trouble]");
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      asked(form).then(function (options) { return prove(form, options); }).then(function (proof) {
        field.value = JSON.stringify(proof);
        form.submit();
      }).catch(function () { if (trouble) { trouble.hidden = false; } });
    });
  });
  each("[data-without-passkey]", function (words) { words.hidden = true; });
}());
