/* Records a voice or takes a drawing and puts it in the field for choosing from the device; the form is sent as always.
   Without this script, or without a microphone, choosing from the device remains. No library, no inline handler. */
(function () {
  "use strict";
  function each(sel, from, work) { Array.prototype.forEach.call(from.querySelectorAll(sel), work); }

  function setUp(box) {
    var words = box.dataset, input = box.querySelector("input[type=file]"), said = box.querySelector(".keeping__said");
    var listen = box.querySelector(".keeping__listen"), forget = box.querySelector(".keeping__forget"), address = "";
    function say(text) { said.textContent = text; }
    function show(blob) {
      if (address) { URL.revokeObjectURL(address); address = ""; }
      forget.hidden = !blob;
      listen.hidden = !blob || blob.type.indexOf("audio/") !== 0;
      if (!listen.hidden) { address = URL.createObjectURL(blob); listen.src = address; }
    }
    function isA(what) {
      var form = input.form, sort = form && form.querySelector('[name=sort][value="' + what + '"]');
      if (sort && !form.querySelector("[name=sort]:checked")) { sort.checked = true; }
    }
    function take(blob, name, what) {
      if (blob.size > Number(words.most)) { say(words.tooLarge); return; }
      var hand = new DataTransfer();
      hand.items.add(new File([blob], name, { type: blob.type }));
      input.files = hand.files;
      isA(what);
      show(blob);
      say(words.kept.replace("{name}", name.replace(/\.\w+$/, "")));
    }
    input.addEventListener("change", function () {
      var chosen = input.files[0];
      show(chosen);
      say(!chosen ? "" : chosen.size > Number(words.most) ? words.tooLarge : words.kept.replace("{name}", chosen.name));
    });
    forget.querySelector("[data-forget]").addEventListener("click", function () {
      var first = box.querySelector("[data-speak], [data-draw]");
      input.value = "";
      listen.removeAttribute("src");
      show(null);
      say("");
      (first && !first.hidden && !first.parentNode.hidden ? first : input).focus();
    });
    if (typeof DataTransfer === "undefined" || typeof File === "undefined") { return; }
    box.querySelector(".keeping__ways").hidden = false;
    voice(box, words, say, take);
    drawing(box, words, take);
  }

  function voice(box, words, say, take) {
    var start = box.querySelector("[data-speak]"), stop = box.querySelector("[data-speak-stop]"), recorder = null, clock = 0;
    if (!start) { return; }
    if (!window.MediaRecorder || !navigator.mediaDevices) { start.hidden = true; return; }
    function quiet() {
      clearInterval(clock);
      if (recorder) { recorder.stream.getTracks().forEach(function (track) { track.stop(); }); }
      stop.hidden = true; start.hidden = false;
    }
    start.addEventListener("click", function () {
      navigator.mediaDevices.getUserMedia({ audio: true }).then(function (stream) {
        var parts = [], seconds = 0;
        recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32000 });
        recorder.addEventListener("dataavailable", function (e) { parts.push(e.data); });
        recorder.addEventListener("stop", function () {
          var kind = recorder.mimeType.split(";")[0];
          quiet();
          take(new Blob(parts, { type: kind }), words.voice + (kind === "audio/mp4" ? ".m4a" : kind === "audio/ogg" ? ".ogg" : ".webm"), "voice");
          start.focus();
        });
        recorder.start(1000);
        start.hidden = true; stop.hidden = false; stop.focus();
        clock = setInterval(function () { seconds += 1; if (seconds % 5 === 0) { say(words.running.replace("{seconds}", seconds)); } }, 1000);
        say(words.running.replace("{seconds}", 0));
      }).catch(function () { quiet(); say(words.noMicrophone); });
    });
    stop.addEventListener("click", function () { if (recorder && recorder.state !== "inactive") { recorder.stop(); } });
    window.addEventListener("pagehide", quiet);
  }

  function drawing(box, words, take) {
    var opener = box.querySelector("[data-draw]"), place = box.querySelector(".keeping__draw");
    if (!opener) { return; }
    var canvas = place.querySelector("canvas"), pen = canvas.getContext("2d"), down = false, at = { x: canvas.width / 2, y: canvas.height / 2 };
    function begin() { pen.fillStyle = "#fff"; pen.fillRect(0, 0, canvas.width, canvas.height); pen.lineWidth = 6; pen.lineCap = pen.lineJoin = "round"; }
    function where(e) {
      var seen = canvas.getBoundingClientRect();
      return { x: (e.clientX - seen.left) * canvas.width / seen.width, y: (e.clientY - seen.top) * canvas.height / seen.height };
    }
    function line(to) { pen.beginPath(); pen.moveTo(at.x, at.y); pen.lineTo(to.x, to.y); pen.stroke(); at = to; }
    begin();
    opener.addEventListener("click", function () {
      place.hidden = !place.hidden;
      opener.setAttribute("aria-expanded", String(!place.hidden));
      if (!place.hidden) { canvas.focus(); }
    });
    canvas.addEventListener("pointerdown", function (e) { canvas.setPointerCapture(e.pointerId); down = true; at = where(e); line(at); });
    canvas.addEventListener("pointermove", function (e) { if (down && e.buttons) { line(where(e)); } });
    canvas.addEventListener("pointerup", function () { down = false; });
    canvas.addEventListener("pointercancel", function () { down = false; });
    canvas.addEventListener("keydown", function (e) {
      var move = { ArrowLeft: [-12, 0], ArrowRight: [12, 0], ArrowUp: [0, -12], ArrowDown: [0, 12] }[e.key];
      if (e.key === " ") { down = !down; if (down) { line(at); } e.preventDefault(); }
      if (!move) { return; }
      e.preventDefault();
      var to = { x: Math.min(canvas.width, Math.max(0, at.x + move[0])), y: Math.min(canvas.height, Math.max(0, at.y + move[1])) };
      if (down) { line(to); } else { at = to; }
    });
    each("[data-pen]", place, function (button) {
      button.addEventListener("click", function () {
        pen.strokeStyle = button.dataset.pen;
        each("[data-pen]", place, function (one) { one.setAttribute("aria-pressed", String(one === button)); });
      });
    });
    pen.strokeStyle = "#1f2937";
    place.querySelector("[data-draw-again]").addEventListener("click", begin);
    place.querySelector("[data-draw-keep]").addEventListener("click", function () {
      canvas.toBlob(function (blob) { take(blob, words.drawing + ".png", "drawing"); }, "image/png");
    });
  }

  each("[data-keeping]", document, setUp);
}());
