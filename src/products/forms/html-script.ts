/** Opens the report of a citation and lights up its words. Reads only ids and `data-cites` that the page itself wrote. */
export const SCRIPT = `
(function(){
  function show(number){
    var anchor=document.getElementById("m"+number);
    if(!anchor)return false;
    var details=anchor.closest("details");
    if(details)details.open=true;
    document.querySelectorAll("mark").forEach(function(mark){
      mark.classList.toggle("lit",mark.dataset.cites.split(" ").indexOf(String(number))>=0);
    });
    anchor.scrollIntoView({block:"center"});
    anchor.focus({preventScroll:true});
    return true;
  }
  document.addEventListener("click",function(event){
    var link=event.target.closest("a.cite,a.show");
    if(!link)return;
    var number=/^#[cm](\\d+)$/.exec(link.getAttribute("href"));
    if(number&&show(number[1])){event.preventDefault();history.pushState(null,"","#m"+number[1]);}
  });
  function fromAddress(){var number=/^#m(\\d+)$/.exec(location.hash);if(number)show(number[1]);}
  addEventListener("popstate",fromAddress);
  fromAddress();
})();
`;
